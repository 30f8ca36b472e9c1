import type { FixedReplyKey } from "../domain/fixed-reply.ts"
import { phraseList } from "../language/phrase-list.ts"
import { type WrittenPhrase, writtenPhrases } from "../language/written-phrase.ts"

/**
 * Phrases that call for a fixed reply wherever they are said. Earlier entries win: a person in danger first, then what
 * must not be helped with, then matters of the desk itself. Written with marks; a message typed without marks is
 * compared without them, except where "!" says that the unmarked form means other things too ("giấy tờ giả", but
 * "giay to gia dinh").
 */
export const ANYWHERE: ReadonlyArray<readonly [FixedReplyKey, readonly WrittenPhrase[]]> = [
  [
    "self-harm",
    writtenPhrases(`
      tôi muốn chết, em muốn chết, muốn chết quá, muốn chết đi, chỉ muốn chết, không muốn sống, chán sống,
      hết muốn sống, muốn tự tử, định tự tử, nghĩ đến tự tử, muốn tự sát, kết liễu cuộc đời, chết cho xong,
      chết quách đi, sống làm gì nữa, không thiết sống, không sống nổi nữa
    `),
  ],
  [
    "danger",
    writtenPhrases(`
      dọa giết, doạ giết, cầm dao dọa, cầm dao đuổi, đòi giết, đánh tôi chảy máu, đang đánh tôi, đang đánh vợ,
      chồng đánh tôi, chồng tôi đánh tôi, chồng đánh vợ, chồng đánh em, bị chồng đánh, bố đánh mẹ, đánh đập vợ,
      bị hiếp dâm, dây điện đứt, đứt dây điện, dây điện rơi, đang cháy nhà, nhà đang cháy, có người đuối nước
    `),
  ],
  [
    "manipulation",
    writtenPhrases(`
      system prompt, prompt hệ thống, bỏ qua hướng dẫn, bỏ qua mọi hướng dẫn, bỏ qua hết hướng dẫn,
      bỏ qua các hướng dẫn, bỏ qua quy tắc, quên hết quy tắc, ignore previous, ignore all, ignore your,
      api key, khóa api, developer mode, chế độ developer, chế độ nhà phát triển, jailbreak, hãy đóng vai,
      đóng vai chủ tịch, cấu hình nội bộ, in nguyên văn, drop table, select from, script alert,
      hãy trả lời rằng, phải trả lời rằng, hãy nói rằng, trả lời mọi câu bằng, trợ lý tự do, bot tự do
    `),
  ],
  [
    "forgery",
    writtenPhrases(`
      !làm giả, làm giả giấy, làm giấy giả, làm sổ đỏ giả, làm bằng giả, làm giả chữ ký, làm giả con dấu,
      !bằng giả, !giấy giả, !giấy tờ giả, !sổ đỏ giả, !căn cước giả, con dấu giả, !chữ ký giả, giả mạo,
      giả chữ ký, khai gian, khai không thật, khai man, mua bằng lái, mua bằng đại học, mua bằng cấp,
      mua giấy tờ giả, chạy giấy tờ, lo lót, đút lót, !hối lộ, đút tiền, lách luật
    `),
  ],
  [
    "scam",
    writtenPhrases(`
      xưng là công an, xưng công an, xưng là cán bộ, tự xưng, giả danh công an, giả danh cán bộ,
      gọi bảo chuyển tiền, bắt chuyển tiền, yêu cầu chuyển tiền, bảo chuyển tiền, mã otp, đọc otp, gửi link,
      gửi đường link, bấm vào link, link lạ, cài app lạ
    `),
  ],
  [
    "other-peoples-data",
    writtenPhrases(`
      số căn cước của ông, số căn cước của bà, số cccd của ông, số cccd của bà, số điện thoại của ông,
      số điện thoại của bà, số điện thoại nhà ông, địa chỉ nhà ông, địa chỉ nhà bà, địa chỉ của ông,
      tra thông tin của, thông tin cá nhân của ông, thông tin cá nhân của bà, tra giúp người tên,
      tìm giúp người tên, danh sách người dân, dữ liệu của người khác
    `),
  ],
  [
    "complaint",
    writtenPhrases(`
      tố cáo cán bộ, khiếu nại cán bộ, cán bộ nhũng nhiễu, cán bộ hách sách, cán bộ thái độ, thái độ của cán bộ,
      phản ánh cán bộ, cán bộ đòi, cán bộ vòi, cán bộ xã đòi, cán bộ xã vòi, vòi tiền, đòi bồi dưỡng,
      đòi tiền bồi dưỡng, cán bộ nhận tiền, cán bộ vô văn hóa, đơn khiếu nại, đơn tố cáo, khiếu nại quyết định
    `),
  ],
  [
    "dossier-status",
    writtenPhrases(`
      hồ sơ của tôi đến đâu, hồ sơ đến đâu, hồ sơ xong chưa, hồ sơ đã xong chưa, hồ sơ duyệt chưa,
      hồ sơ được duyệt chưa, tình trạng hồ sơ, tra cứu hồ sơ, kiểm tra hồ sơ, !tra hồ sơ, hồ sơ bị trễ,
      quá hẹn, !mã hồ sơ, kết quả của tôi có chưa, nộp rồi mà chưa có kết quả
    `),
  ],
  [
    "staff",
    writtenPhrases(`
      gặp cán bộ, gặp người thật, gặp nhân viên, nói chuyện với cán bộ, nói chuyện với người, !nối máy,
      nối máy giúp, gọi cán bộ, chuyển cán bộ, chat với cán bộ
    `),
  ],
]

/** Folded phrases, as words, that call for a fixed reply when the message says little else. */
export const ALONE: ReadonlyArray<readonly [FixedReplyKey, readonly string[][]]> = [
  [
    "opening-hours",
    phraseList(`
      may gio mo cua, gio mo cua, mo cua, mo cua luc may gio, may gio xa lam viec, may gio uy ban lam viec, xa lam viec
      may gio, luc may gio, co mo khong, mo khong, gio lam viec, lam viec may gio, may gio
      lam viec, may gio lam, lam viec den may gio, gio tiep dan, gio hanh chinh, thu bay co lam viec, thu
      7 co lam viec, thu bay co lam, thu 7 co lam, chu nhat co lam, lam thu bay, lam thu 7, nghi trua, may
      gio nghi, may gio dong cua, con lam viec khong, hom nay co lam viec
    `),
  ],
  [
    "contact-details",
    phraseList(`
      so dien thoai, cho xin so dien thoai, xin so dien thoai, sdt, hotline, duong day nong, so may, dia chi
      uy ban, dia chi xa, dia chi trung tam, uy ban o dau, tru so o dau, xa o dau, email cua xa
    `),
  ],
  [
    "identity",
    phraseList(`
      ban la ai, ban la gi, ai lam ra, ai tao ra, ten gi, ten la gi, nguoi hay may, may hay nguoi, nguoi
      hay bot, bot hay nguoi, robot, co phai may, co phai nguoi, may a, chatgpt, tri tue nhan tao, la ai
    `),
  ],
  [
    "capabilities",
    phraseList(`
      giup duoc gi, giup gi duoc, lam duoc gi, biet lam gi, tra loi duoc gi, hoi duoc gi, hoi gi duoc, co
      the giup, menu, tro giup, help, huong dan su dung, cach dung, dung the nao, co nhung thu tuc nao,
      danh sach thu tuc
    `),
  ],
  [
    "thanks",
    phraseList(`
      cam on, cam on nhieu, thanks, thank you, thank, tks, camon, biet on, on qua, cam ta
    `),
  ],
  [
    "goodbye",
    phraseList(`
      tam biet, bye, bai bai, chao nhe, hen gap lai, chuc can bo, chuc ngu ngon, chuc mot ngay, cuoi tuan
      vui ve, vui ve, chuc suc khoe
    `),
  ],
  [
    "greeting",
    phraseList(`
      xin chao, chao, hello, hi, helo, alo, a lo, hey, co ai khong, co ai truc, co ai o do, ai truc, ad
      oi, bot oi, shop oi, good morning
    `),
  ],
  [
    "chatter",
    phraseList(`
      an com chua, khoe khong, dang lam gi, hehe, haha, hihi, kkk, ok, oke, okie, okay, vang, u, uh, um, uhm, da,
      test, thu, the a, vay a, hay qua, tot qua, tuyet, duoc roi, hieu roi, biet roi, ro roi, roi, khong, co,
      dung roi, phai
    `),
  ],
]

/**
 * Beside these a procedure answers what otherwise calls for a fixed reply: a denunciation of the police, a certificate
 * to be withdrawn.
 */
export const ANSWERED_BY_PROCEDURE: Readonly<Partial<Record<FixedReplyKey, readonly WrittenPhrase[]>>> = {
  complaint: writtenPhrases("công an"),
  forgery: writtenPhrases("thu hồi, thu giấy, tố cáo, tố giác, hủy kết quả, bị làm giả, sợ nó, rút giấy"),
}

/** Insults as words, with marks as typed where the unmarked spelling is an ordinary word. */
export const INSULTS: readonly string[][] = phraseList(`
      đm, đmm, dm, dmm, đcm, dcm, clm, vcl, vkl, cmm, địt, đụ má, đụ mẹ, lồn, cặc, óc chó, oc cho, chó chết,
      mất dạy, khốn nạn, đồ ngu, do ngu, ngu vãi, ngu thế, ngu như, mày ngu, bot ngu, con bot ngu, máy ngu, đồ máy,
      đồ vô dụng, trả lời ngu, ngu quá, vô dụng, rác rưởi, cút đi, im mồm, câm mồm, thằng điên, đồ điên, fuck, shit
    `)
