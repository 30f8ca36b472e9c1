import type { FastifyInstance } from "fastify"
import type { Catalogue } from "../../src/domain/catalogue.ts"
import type { InboundMessage, OutboundPart } from "../../src/domain/message.ts"
import type { Channel } from "../../src/domain/ports.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { createLogger, createMetrics } from "../../src/telemetry.ts"
import { createServer } from "../../src/web/server.ts"
import type { ServerDeps } from "../../src/web/server-deps.ts"

/** 24 November 2026, nine in the morning in Viet Nam. */
export const NOW = new Date("2026-11-24T02:00:00Z")

/** A record with every kind of fact that a page shows: cases, a freed case, an extra fee, an unknown amount. */
export const birthRegistration: Procedure = {
  code: "1.001193",
  title: "Thủ tục đăng ký khai sinh",
  shortTitle: "Đăng ký khai sinh",
  aliases: ["làm giấy khai sinh"],
  sector: "Hộ tịch",
  sectorKey: "ho-tich",
  adminLevels: ["commune"],
  applicants: ["Công dân Việt Nam"],
  agency: "Ủy ban nhân dân cấp xã",
  receptionDesk: "Ủy ban nhân dân cấp xã nơi cư trú của cha hoặc mẹ",
  status: "in-force",
  effectiveTo: "2027-02-28",
  onlineService: "partial",
  questions: [
    {
      id: "deadline",
      ask: "Bé sinh được bao lâu rồi?",
      options: [
        { id: "on-time", label: "Chưa quá 60 ngày" },
        { id: "late", label: "Đã quá 60 ngày" },
      ],
    },
    {
      id: "certificate",
      ask: "Có giấy chứng sinh không?",
      options: [
        { id: "yes", label: "Có" },
        { id: "no", label: "Không" },
      ],
    },
  ],
  submissionMethods: (["in-person", "online"] as const).map((channel) => ({
    channel,
    processingTimes: [{ value: 0, unit: "immediately", cutOff: "15:00" }],
    feeStatus: "set-by-province",
    fees: [
      {
        kind: "le-phi",
        amountVnd: 0,
        per: "lần đăng ký",
        condition: "đăng ký trong 60 ngày từ ngày sinh",
        when: { deadline: "on-time" },
        source: "Luật Hộ tịch, Điều 11",
      },
      { kind: "phi", amountVnd: 8000, per: "bản sao", extra: true, source: "Thông tư 281/2016/TT-BTC" },
    ],
    feeExemptions: ["Hộ nghèo"],
  })),
  requiredDocuments: [
    { title: "Tờ khai đăng ký khai sinh", handling: "submit", originals: 1, form: { code: "TK01" } },
    { title: "Giấy chứng sinh", handling: "submit", originals: 1, when: { certificate: "yes" } },
    { title: "Văn bản của người làm chứng", handling: "submit", when: { certificate: "no" } },
    { title: "Giấy tờ tùy thân", handling: "present", originals: 1, replacedBy: "VNeID" },
  ],
  steps: ["Nộp hồ sơ", "Nhận giấy khai sinh"],
  outcome: ["Giấy khai sinh"],
  legalBasis: [{ number: "60/2014/QH13", title: "Luật Hộ tịch" }],
  announcementDecision: { number: "163/QĐ-BTP", issuer: "Bộ Tư pháp" },
  source: {
    name: "Cổng Dịch vụ công quốc gia",
    url: "https://dichvucong.gov.vn/x",
    asOf: "2026-07-18",
    checkedOn: "2026-11-24",
  },
}

export function catalogueOf(...procedures: Procedure[]): Catalogue {
  return {
    revision: "0123456789ab",
    procedures: new Map(procedures.map((procedure) => [procedure.code, procedure])),
    utterances: new Map(),
    elsewhere: new Map(),
  }
}

export const reply: OutboundPart = {
  text: "Làm giấy khai sinh: lệ phí do tỉnh quy định.\nHỏi tiếp, nhắn số:\n1 Giấy tờ\n0 Gặp cán bộ",
  options: [
    { id: "tt:1.001193:documents", label: "Giấy tờ" },
    { id: "staff", label: "Gặp cán bộ" },
  ],
  status: "answered",
  citations: [{ code: "1.001193", decision: "163/QĐ-BTP", asOf: "2026-07-18" }],
  mode: "catalogue",
}

/** A platform that believes every request and finds in it what the test gave. */
export function pushChannel(name: Channel["name"], receive: Channel["receive"]): Channel {
  return {
    name,
    capabilities: { maxChars: 2000, maxParts: 5, maxButtons: 0, delivery: "push" },
    receive,
    send: async () => ({ platformMessageId: null }),
  }
}

export interface Fixture {
  app: FastifyInstance
  /** What was stored, a repeat counted once. */
  stored: InboundMessage[]
  /** Everything that was logged, as text. */
  logged(): string
  metrics: ReturnType<typeof createMetrics>
}

/** A server over a list in memory, where every message is answered at once unless the test says otherwise. */
export async function startFixture(changes: Partial<ServerDeps> = {}): Promise<Fixture> {
  const stored: InboundMessage[] = []
  const lines: string[] = []
  const metrics = createMetrics()
  const app = await createServer({
    channels: [],
    webhookStored: () => undefined,
    accept: async (messages) => {
      const fresh = messages.filter(({ messageId }) => stored.every((known) => known.messageId !== messageId))
      stored.push(...fresh)
      return fresh.length
    },
    awaitReplies: async (_channel, _conversationId, messageId) =>
      stored.some((message) => message.messageId === messageId) ? [reply] : null,
    awaitTurns: () => new Promise(() => undefined),
    catalogue: () => catalogueOf(birthRegistration),
    find: (question) =>
      question.includes("khai sinh") ? [{ kind: "procedure", code: "1.001193", score: 0.9, confidence: 0.9 }] : [],
    depth: async () => ({ inboxOpen: 2, inboxOldestMs: 1500, outboxOpen: 1, outboxOldestMs: 500, setAside: 0 }),
    commune: {
      key: "xuan-hoa",
      name: "xã Xuân Hòa",
      province: "Thanh Hóa",
      receptionDesk: "Trung tâm Phục vụ hành chính công xã Xuân Hòa",
      source: "Bài giới thiệu của xã",
    },
    metrics,
    logger: createLogger({ level: "debug" }, { write: (line) => lines.push(line) }),
    clock: { now: () => NOW },
    publicUrl: "http://localhost:3000",
    retentionDays: 90,
    widgetOrigins: [],
    ...changes,
  })
  return { app, stored, logged: () => lines.join(""), metrics }
}
