/**
 * Words that every sentence may use, whatever the record: they join, address and point, and say nothing of who must do
 * what. What allows, forbids, spares, promises or counts is no glue.
 */
export const GLUE: ReadonlySet<string> = new Set(
  `
  ông bà bác cô chú anh chị em cháu mình bạn quý vị gia đình nhà người dân ai
  là thì mà và với cùng còn cũng đã đang sẽ được có ở tại về cho của từ đến tới lên ra vào trong ngoài trên dưới này kia đó
  đây ấy nọ nào gì sao thế vậy như theo bằng qua bởi do vì nên để khi lúc nếu hễ hoặc hay rồi xong sau trước trong lại nữa
  thêm nhé ạ nha nhe thôi đi hãy xin vui lòng mời giúp hộ cứ nhớ lưu ý chú ý dạ vâng thưa ừ à ơi
  cần phải nên nộp mang cầm đem chuẩn bị kèm gồm gửi điền viết ghi ký làm xin đăng hỏi xem biết nói đọc bấm chọn nhận lấy đưa
  giấy tờ hồ sơ giấy bản đơn mẫu tờ khai loại thứ bộ cái chiếc quyển tấm lần mỗi từng một các những mấy vài
  thủ tục việc chuyện bước cách phần mục dòng danh sách đầy đủ dưới đây bên cụ thể chi tiết sau
  lệ phí tiền mức thu nộp đóng trả hết tốn mất tính khoản đồng tổng cộng giá
  thời gian thời hạn kể từ ngày giờ tháng năm tuần lâu chờ đợi hẹn kết quả có trả giải quyết xử lý làm việc dự kiến khoảng mất
  hôm nay mai
  trực tiếp trên mạng trực tuyến online qua bưu điện bưu chính cổng dịch vụ công quốc gia
  nơi chỗ địa điểm cơ quan xã phường ủy ban nhân dân bộ phận một cửa trung tâm phục vụ hành chính quầy cán bộ nơi
  trường hợp tùy tuỳ thuộc diện đúng riêng chung thường chính khác nhau giống
  yên tâm đừng lo lắng chia buồn chúc mừng cảm ơn hiểu rõ chưa chắc đúng nhìn tham khảo so đối chiếu xuất trình
  nghị quyết luật thông tư văn áp dụng điều kiện thành phần tra cứu tìm gần biểu thực hiện đường nội dung căn cứ pháp lý cơ sở
  tiếp nhận xuất trình bắt đầu công bố dùng
  quy định hiện nay bây giờ theo đúng kèm lại tiện nhất tốt dễ gọn nhanh chóng vất vả mất công khỏi
  muốn định tính gặp hỏi thăm thêm trước vì vậy cho nên bởi thế ngoài tức nghĩa gọi tên
  số con bé đứa trẻ mẹ cha bố vợ chồng
  không chẳng chả chỉ tối đa ít nhiều hơn nhất quá vượt hạn dài ngắn lâu phải
  cả đều dành dùng nhưng mới cuối lắm luôn tuy đợt vẫn giữ mở nằm đứng đầu tiên vòng dù bao giờ quá trình bình thường nong
  thật sự mong thương quý mừng vui lòng tâm nỗi mất mát khó khăn chia sẻ lo liệu sớm thong thả khỏe mạnh tháng ngày
  khớp hợp kê hướng dẫn trợ lý tự động máy tôi chúng em mình đi lại công xã nhà nước
  `
    .trim()
    .split(/\s+/),
)

/** What no assistant of this house asks for, promises or points to; whatever the record says. */
export const NEVER_SAID =
  /otp|mật khẩu|mã xác (?:nhận|thực)|mã pin|số tài khoản|chuyển khoản (?:trước|cho|vào|ngay)|chuyển tiền|nạp tiền|đặt cọc|quét mã|bấm vào|nhấn vào đường|gửi (?:ảnh|hình|số) (?:căn cước|cccd|thẻ)|số (?:căn cước|cccd|định danh) của (?:ông|bà|bác|anh|chị|bạn|mình)|bồi dưỡng|phong bì|lót tay|cò |quen biết|khai (?:vống|khống|man|gian)|làm giả|cam kết|đảm bảo|bảo đảm (?:có|được|xong|đúng)|chắc chắn (?:được|có|xong|sẽ|là)|trăm phần trăm|100%|luôn luôn|cứ (?:ký thay|khai đại|nói dối)|khỏi cần khai|zalo|facebook|telegram/u
