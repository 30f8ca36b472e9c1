import type { FixedReplyKey } from "../domain/fixed-reply.ts"
import { phraseList } from "../language/phrase-list.ts"

/**
 * Folded phrases that call for a fixed reply wherever they are said. Earlier entries win: a person in danger first,
 * then what must not be helped with, then matters of the desk itself.
 */
export const ANYWHERE: ReadonlyArray<readonly [FixedReplyKey, readonly string[]]> = [
  [
    "self-harm",
    phraseList(`
      muon chet, khong muon song, chan song, het muon song, tu tu, tu sat, ket lieu cuoc doi, chet cho
      xong, chet di cho, song lam gi nua, song khong noi
    `),
  ],
  [
    "manipulation",
    phraseList(`
      system prompt, prompt he thong, bo qua huong dan, bo qua moi huong dan, bo qua het huong dan, bo qua
      cac huong dan, bo qua quy tac, quen het quy tac, ignore previous, ignore all, ignore your, api key,
      khoa api, developer mode, che do developer, che do nha phat trien, jailbreak, hay dong vai, dong vai
      chu tich, gia vo la, cau hinh noi bo, in nguyen van, drop table, select from, script alert, hay tra
      loi rang, phai tra loi rang, hay noi rang, tra loi moi cau bang, tro ly tu do, bot tu do
    `),
  ],
  [
    "forgery",
    phraseList(`
      lam gia, bang gia, giay gia, giay to gia, so do gia, can cuoc gia, con dau gia, chu ky gia, gia mao,
      gia chu ky, ky gia, khai gian, khai khong that, khai man, mua bang, mua giay, chay giay to, lo lot,
      dut lot, hoi lo, dut tien, lach luat
    `),
  ],
  [
    "scam",
    phraseList(`
      xung la cong an, tu xung, gia danh, goi bao chuyen tien, bat chuyen tien, yeu cau chuyen tien, bao
      chuyen tien, ma otp, doc otp, gui link, duong link, bam vao link, link la, cai app la
    `),
  ],
  [
    "other-peoples-data",
    phraseList(`
      so can cuoc cua ong, so can cuoc cua ba, so cccd cua ong, so cccd cua ba, so dien thoai cua ong, so
      dien thoai cua ba, so dien thoai nha ong, dia chi nha ong, dia chi nha ba, dia chi cua ong, tra
      thong tin cua, thong tin ca nhan cua ong, thong tin ca nhan cua ba, tra giup nguoi ten, tim giup
      nguoi ten, danh sach nguoi dan, du lieu cua nguoi khac
    `),
  ],
  [
    "complaint",
    phraseList(`
      to cao can bo, khieu nai can bo, can bo nhung nhieu, can bo hach sach, can bo thai do, thai do cua
      can bo, phan anh can bo, can bo vo van hoa, don khieu nai, don to cao, khieu nai quyet dinh
    `),
  ],
  [
    "dossier-status",
    phraseList(`
      ho so cua toi den dau, ho so den dau, ho so xong chua, ho so da xong chua, ho so duyet chua, ho so
      duoc duyet chua, tinh trang ho so, tra cuu ho so, kiem tra ho so, tra ho so, ho so bi tre, qua hen,
      ma ho so, ket qua cua toi co chua, nop roi ma chua co ket qua
    `),
  ],
  [
    "staff",
    phraseList(`
      gap can bo, gap nguoi that, gap nhan vien, gap nguoi, noi chuyen voi can bo, noi chuyen voi nguoi,
      noi may, goi can bo, chuyen can bo, chat voi can bo, can gap can bo
    `),
  ],
]

/** Folded phrases that call for a fixed reply when the message says little else. */
export const ALONE: ReadonlyArray<readonly [FixedReplyKey, readonly string[]]> = [
  [
    "opening-hours",
    phraseList(`
      may gio mo cua, gio mo cua, mo cua, co mo khong, mo khong, gio lam viec, lam viec may gio, may gio
      lam viec, may gio lam, lam viec den may gio, gio tiep dan, gio hanh chinh, thu bay co lam viec, thu
      7 co lam viec, thu bay co lam, thu 7 co lam, chu nhat co lam, lam thu bay, lam thu 7, nghi trua, may
      gio nghi, may gio dong cua, con lam viec khong, hom nay co lam viec
    `),
  ],
  [
    "contact-details",
    phraseList(`
      so dien thoai, sdt, hotline, duong day nong, so may, dia chi uy ban, dia chi xa, dia chi trung tam,
      uy ban o dau, tru so o dau, xa o dau, email cua xa
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
      hehe, haha, hihi, kkk, ok, oke, okie, okay, vang, u, uh, um, uhm, da, test, thu, the a, vay a, hay
      qua, tot qua, tuyet, duoc roi, hieu roi, biet roi, ro roi, roi, khong, co, dung roi, phai
    `),
  ],
]

/** Insults, with marks as typed where the unmarked spelling is an ordinary word. */
export const INSULTS: readonly string[] = phraseList(`
      đm, đmm, dm, dmm, đcm, dcm, clm, vcl, vkl, cmm, địt, đụ má, đụ mẹ, lồn, cặc, óc chó, oc cho, chó
      chết, mất dạy, khốn nạn, đồ ngu, do ngu, ngu vãi, ngu thế, ngu như, mày ngu, bot ngu, con bot ngu,
      vô dụng, rác rưởi, cút đi, im mồm, câm mồm, thằng điên, đồ điên, fuck, shit
    `)
