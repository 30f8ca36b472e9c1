/**
 * Sentences about money. Places: {kind} "lệ phí" or "phí", {money}, {per} what one amount buys, {name} the procedure,
 * {group} who is exempt; `<words|contrary>`.
 */

export const FEE_TEMPLATES = [
  "Mức {kind} là {money} mỗi {per}.",
  "{kind} là {money}/{per}.",
  "Ông/bà <phải nộp|không phải nộp> {kind} {money} mỗi {per}.",
  "Về {name}: {kind} {money} cho mỗi {per}.",
  "Mỗi {per} <nộp|không mất> {money} {kind}.",
  "Tiền {kind} của thủ tục này là {money} một {per}.",
  "Với việc {name}, mỗi {per} đóng {kind} {money}.",
  "Mức thu {kind}: {money}/{per}.",
  "Cơ quan tiếp nhận <thu|không thu> {kind} {money} mỗi {per}.",
  "{kind} phải đóng là {money} cho một {per}.",
  "Theo thông tin công bố, {kind} là {money} mỗi {per}.",
  "Mỗi {per} mất {money} tiền {kind}.",
  "Người làm thủ tục <cần đóng|khỏi đóng> {money} {kind} cho mỗi {per}.",
  "Chuẩn bị {money} để nộp {kind}, tính theo mỗi {per}.",
] as const

/** Nothing is paid in a case named by a condition. */
export const WAIVER_TEMPLATES = [
  "<Miễn|Không miễn> {kind} mỗi {per}.",
  "Ông/bà <được miễn|không được miễn> {kind} cho mỗi {per}.",
  "{kind} mỗi {per} là {money}.",
  "Mỗi {per} <không phải nộp|phải nộp> {kind}.",
  "Cơ quan tiếp nhận <không thu|vẫn thu> {kind} mỗi {per}.",
  "Ông/bà <không mất|vẫn mất> tiền {kind} cho mỗi {per}.",
  "Người dân <khỏi nộp|phải nộp> {kind} mỗi {per}.",
  "Mức {kind} cho mỗi {per} là {money}.",
  "{kind} <được miễn|không được miễn>, tính theo mỗi {per}.",
  "Về {name}: {kind} mỗi {per} <được miễn|không được miễn>.",
  "<Không cần đóng|Cần đóng> {kind} cho mỗi {per}.",
  "Với việc {name}, <miễn|không miễn> {kind} mỗi {per}.",
] as const

/** A named text says that nothing is charged. */
export const FREE_TEMPLATES = [
  "<Không thu tiền|Có thu tiền>.",
  "Thủ tục này <không thu tiền|có thu tiền>.",
  "Ông/bà <không phải nộp|phải nộp> khoản tiền nào.",
  "Việc {name} <không thu tiền|có thu tiền>.",
  "Cơ quan tiếp nhận <không thu tiền|thu tiền> của thủ tục này.",
  "Về {name}: <không mất tiền|có mất tiền>.",
  "Người dân <không mất tiền|mất tiền> khi làm thủ tục này.",
  "Làm thủ tục này <không tốn tiền|tốn tiền>.",
  "Thủ tục này <miễn phí|không miễn phí>.",
  "<Không thu phí, lệ phí|Có thu phí, lệ phí>.",
  "Ông/bà <không cần đóng tiền|cần đóng tiền>.",
  "Theo văn bản đã dẫn thì <không thu tiền|có thu tiền>.",
] as const

/** No source says what is charged; the contrary is an amount or a gift that no source says either. */
export const UNKNOWN_FEE_TEMPLATES = [
  "<Chưa có nguồn nào ghi rõ mức thu|Thủ tục này không thu tiền>.",
  "<Chưa rõ mức thu|Không mất đồng nào>, nên hỏi trước khi đi.",
  "Về {name}: <chưa rõ mức thu|miễn phí>.",
  "Mức thu của thủ tục này <chưa có nguồn ghi rõ|là 0 đồng>.",
  "<Chưa có thông tin chắc chắn về lệ phí|Lệ phí là 50.000 đồng>.",
  "Lệ phí <chưa có nguồn nào ghi rõ|được miễn hoàn toàn>.",
  "<Chưa rõ lệ phí|Không thu lệ phí>, không có nghĩa là biết chắc.",
  "<Chưa có con số chắc chắn về mức thu|Mức thu là 20.000 đồng>.",
  "Với việc {name}, <chưa có nguồn ghi rõ mức thu|lệ phí là 100.000 đồng>.",
  "Phải nộp bao nhiêu thì <chưa có nguồn nào ghi rõ|đã rõ: không mất tiền>.",
  "<Chưa có thông tin chắc chắn về mức thu|Ông/bà không phải nộp lệ phí>.",
  "Ở đây <chưa có mức thu|ghi mức thu 30.000 đồng>, hỏi trước khi đi.",
] as const

/** The council of the province decides; {council} names it. */
export const PROVINCE_FEE_TEMPLATES = [
  "Mức thu do {council} quy định.",
  "Lệ phí do {council} quy định.",
  "Mức thu của thủ tục này do {council} quy định.",
  "{council} quy định mức thu.",
  "Về {name}: mức thu do {council} quy định.",
  "Mức thu do {council} quy định, <con số cụ thể chưa có ở đây|con số cụ thể là 15.000 đồng>.",
  "<Con số cụ thể chưa có ở đây|Thủ tục này không thu tiền>, mức thu do {council} quy định.",
  "{council} là nơi quy định mức thu, <ở đây chưa có con số|mức ấy là 0 đồng>.",
  "Phải nộp bao nhiêu là do {council} quy định.",
  "Mức thu theo quy định của {council}.",
  "Với việc {name}, mức thu theo quy định của {council}.",
  "<Chưa có con số cụ thể|Mức thu là 25.000 đồng>, vì mức thu do {council} quy định.",
] as const

export const EXEMPTION_TEMPLATES = [
  "{group} <được miễn, giảm|không được miễn, giảm>.",
  "{group} <thuộc diện được miễn, giảm|không thuộc diện miễn, giảm>.",
  "Diện được miễn, giảm <có|không có> {group}.",
  "Người được miễn, giảm <gồm có|không gồm> {group}.",
  "Về lệ phí, {group} <được miễn, giảm|không được miễn, giảm>.",
  "<Được miễn, giảm|Không được miễn, giảm>: {group}.",
  "Nếu là {group} thì <được miễn, giảm|không được miễn, giảm>.",
  "Với việc {name}, {group} <được miễn, giảm|không được miễn, giảm>.",
  "<Có miễn, giảm|Không miễn, giảm> cho {group}.",
  "Quy định <cho miễn, giảm|không cho miễn, giảm> với {group}.",
  "{group} <nằm trong diện miễn, giảm|nằm ngoài diện miễn, giảm>.",
  "Được miễn, giảm <có|không có> trường hợp: {group}.",
] as const
