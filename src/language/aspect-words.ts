import type { Aspect } from "../domain/answer.ts"
import { fold } from "./fold.ts"
import { phraseList } from "./phrase-list.ts"
import { markPhrases, type Span, spansOf } from "./phrases.ts"
import type { Reading } from "./reading.ts"

/** What people say when they ask for one side of a procedure. Folded phrases; the frame of a question, not its topic. */
const ASPECT_PHRASES: Readonly<Record<Exclude<Aspect, "overview">, readonly string[][]>> = {
  fee: phraseList(`
    le phi, phi bao nhieu, phi la bao nhieu, muc phi, muc thu, phi nop, mat phi, ton phi, dong phi, nop phi, co phi,
    phi khong, phi the nao, phi sao, ve phi, mien phi, bao nhieu tien, nhieu tien, ton tien, mat tien, nop tien,
    dong tien, tra tien, het tien, tien nong, gia bao nhieu, gia ca, bao nhieu mot, ton kem, ton bao nhieu,
    het bao nhieu, mat bao nhieu, may dong, may nghin, may chuc, bao nhieu dong, bao nhieu nghin, chi phi bao nhieu,
    chi phi la bao nhieu, chi phi the nao, phi het bao nhieu, phi la, phi nhieu khong, phi luon, mat le phi,
    may tien, tinh tien, thue phi, khoan tien, khoan phi, khoan thue, nhung khoan nao, nhung khoan gi,
    may nghin mot, mot to bao nhieu, moi ban bao nhieu, tien le phi, phi bao tien
  `),
  time: phraseList(`
    mat bao lau, bao lau, mat may ngay, may ngay, may hom, may tieng, may tuan, may thang, bao nhieu ngay,
    bao nhieu lau, bao nhieu thoi gian, khi nao co, khi nao xong, khi nao lay, bao gio co, bao gio xong,
    bao gio lay, bao gio duoc, bao gio nhan, thoi han, thoi gian, trong ngay, lay ngay, lay lien, co ngay khong,
    co lien khong, hen ngay nao, ngay nao co, ngay nao lay, lau khong, nhanh nhat, bao lau nua, may bua,
    mat bao nhieu ngay, mat bao nhieu lau, mat bao nhieu thoi gian, may gio, khi nao, bao gio,
    bao nhieu ngay lam viec, bao nhieu hom, bao nhieu tuan, bao nhieu thang
  `),
  where: phraseList(`
    o dau, nop dau, cho nao, noi nao, noi nop, co quan nao, den dau, toi dau, ra dau, len dau, di dau, ve dau,
    phong nao, ban nao, quay nao, cua nao, dia chi o dau, dia chi nop, dia chi noi nop, cho dia chi, xa dau, xa nao,
    ai giai quyet, ai lam, gap ai, ai cap, xa hay huyen, xa hay tinh, xa hay cong an, noi tiep nhan,
    co quan thuc hien, tham quyen, nop cho ai, don cho ai, gui cho ai, gui ai, gui dau, bao ai, bao cho ai, hoi ai,
    xin ai, tim ai, nop giay o dau, o xa khac, xa khac, tinh khac, o que hay, xa em duoc, xa minh duoc, xa nay duoc,
    o xa duoc, hay tren tinh, hay len tinh, hay tinh, hay len huyen, hay xa, hay cong an xa, hay uy ban, o day duoc
  `),
  documents: phraseList(`
    can giay to gi, giay to gi, nhung giay to, nhung giay gi, giay gi, can gi, can nhung gi, gom nhung gi,
    bao gom gi, nhung gi, ho so, thanh phan ho so, can giay to, giay to nao, giay to, mang gi, mang theo, can mang,
    cam theo, chuan bi, thieu giay, phai nop gi, nop gi, nop nhung, can nop, xuat trinh, may ban, bao nhieu ban,
    ban chinh hay, ban goc hay, photo, dem theo, dem gi, can dem, can giay nao, can giay khong, can them giay,
    giay to nhu nao, bao gom nhung gi, gom gi, can thu gi, can cai gi, mang cai gi, mang nhung gi, bo ho so,
    van ban gi, giay to chi, giay chi, can chi, can kem, kem theo gi
  `),
  online: phraseList(`
    online, truc tuyen, qua mang, tren mang, dich vu cong, tren dien thoai, bang dien thoai, qua dien thoai,
    qua buu dien, o nha lam, ngoi nha, onl, qua vneid, tren vneid, bang vneid, qua web, tren web, qua zalo,
    nop qua mang, lam qua mang
  `),
  forms: phraseList(`
    mau don, don mau, mau to khai, to khai mau, mau nao, bieu mau, tai mau, xin mau, mau so, to khai nao, mau giay,
    xin to khai, tai to khai, dien to khai, to khai o dau, to khai dau, ghi to khai, viet to khai, mau viet,
    mau phieu, mau giay nao, lam don gi, viet don gi, don gi, mau don xin, don viet the nao, viet don the nao,
    don xin nhu the nao
  `),
  legal: phraseList(`
      can cu phap ly, co so phap ly, van ban nao, luat nao, nghi dinh nao, thong tu nao, quyet dinh nao,
      quy dinh o dau, quy dinh nao, dieu luat, theo luat, phap ly
    `),
  steps: phraseList(`
    lam sao, lam the nao, nhu the nao, nhu nao, the nao, kieu gi, cac buoc, buoc nao, may buoc, quy trinh, trinh tu,
    thu tuc gi, lam gi, phai lam, huong dan, cach lam, bat dau tu dau, ra sao, thi sao, xu ly sao, xu ly the nao,
    giai quyet the nao, bat dau the nao, di duong nao, lam nhu nao, lam ra sao, buoc gi, nhung buoc, cach nao,
    lam lai sao, tu dau
  `),
  conditions: phraseList(`
    co phai, bat buoc, truoc may ngay, truoc may gio, truoc bao lau, truoc bao nhieu ngay, truoc may thang,
    bao truoc, trong may ngay phai, trong bao lau phai, trong bao nhieu ngay phai, bao luc may gio, han chot,
    muon nhat, cham nhat, bi phat, dieu kien, tieu chuan, tieu chi, doi tuong, yeu cau gi, co duoc khong,
    duoc khong, duoc chua, co duoc, ai duoc, nhung ai, bao nhieu tuoi, may tuoi, du tuoi, thuoc dien
    `),
}

/** Earlier wins when two aspects are asked with equal strength: what has a definite answer before what is general. */
const ORDER = ["fee", "time", "forms", "online", "where", "legal", "documents", "conditions", "steps"] as const

type AskedAspect = (typeof ORDER)[number]

const ALL_PHRASES = Object.values(ASPECT_PHRASES).flat()

/** Words of these phrases that are other words with other marks: "ở đầu xóm" does not ask "ở đâu". */
const WRITTEN: ReadonlyMap<string, readonly string[]> = new Map([
  ["dau", ["đâu"]],
  ["phi", ["phí"]],
  ["lau", ["lâu"]],
  ["may", ["mấy"]],
  ["ngay", ["ngày", "ngay"]],
  ["noi", ["nơi"]],
  ["mau", ["mẫu"]],
  ["gia", ["giá"]],
  ["ban", ["bản", "bàn"]],
  ["ai", ["ai"]],
  ["gi", ["gì"]],
  ["nao", ["nào"]],
  ["gio", ["giờ"]],
  ["don", ["đơn"]],
])

/** In a story of more words than this, what is asked stands at the end; before it the same phrases tell what happened. */
const STORY_WORDS = 25
const LAST_WORDS = 12

/** "Conditions" and "steps" phrases are also how people ask in general: beside a definite aspect they yield. */
const GENERAL: ReadonlySet<AskedAspect> = new Set(["steps", "conditions"])

/**
 * Which sides of a procedure a question asks for, most definite first; empty when it asks for none in particular.
 * A phrase inside a longer one does not count: "mất bao nhiêu ngày" asks for time, not for "mất bao nhiêu".
 */
export function askedAspects(reading: Reading): AskedAspect[] {
  const folded = asWritten(reading)
  const spans = ORDER.flatMap((aspect) => spansOf(folded, ASPECT_PHRASES[aspect]).map((span) => ({ aspect, ...span })))
  const isInside = (inner: Span, outer: Span) =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  const all = spans.filter((span) => !spans.some((other) => isInside(span, other)))
  const atEnd = all.filter(({ end }) => end > folded.length - LAST_WORDS)
  const said = folded.length > STORY_WORDS && atEnd.length > 0 ? atEnd : all
  const found = ORDER.filter((aspect) => said.some((span) => span.aspect === aspect))
  const definite = found.filter((aspect) => !GENERAL.has(aspect))
  return definite.length > 0 ? definite : found
}

/** For each word: whether it belongs to a phrase that asks for an aspect. */
export function markAspectWords(reading: Reading): boolean[] {
  return markPhrases(asWritten(reading), ALL_PHRASES)
}

/** What may follow "mất" where it asks what something costs. */
const COSTS: ReadonlySet<string> = new Set(["bao", "may", "phi", "tien", "le"])

/** For each word: whether it is the "mất" of "mất bao lâu", which says nothing of a loss. */
export function markCostVerb(folded: readonly string[]): boolean[] {
  return folded.map((word, at) => word === "mat" && COSTS.has(folded[at + 1] ?? ""))
}

/** Folded words; those typed with marks that make another word of them are taken out. */
function asWritten({ words, folded }: Reading): string[] {
  return folded.map((word, index) => {
    const typed = words[index] ?? word
    return fold(typed) === typed || (WRITTEN.get(word)?.includes(typed) ?? true) ? word : ""
  })
}
