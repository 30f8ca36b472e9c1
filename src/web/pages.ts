import rateLimit from "@fastify/rate-limit"
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox"
import type { FastifyInstance, FastifyReply } from "fastify"
import { Type } from "typebox"
import { dayInVietNam } from "../domain/wording.ts"
import { viewProcedure } from "./procedure-view.ts"
import { groupBySector, viewHits } from "./search-view.ts"
import { framedBy } from "./security.ts"
import type { ServerDeps } from "./server-deps.ts"
import type { Views } from "./views.ts"

const PAGES_PER_MINUTE = 240
const HITS_SHOWN = 10
/** What is longer is a letter, not something to look up; the rest is cut off. */
const LONGEST_QUERY = 300

/** Shown to start with: the most asked everyday matters, in everyday words. */
const EXAMPLE_QUESTIONS = [
  "Làm giấy khai sinh cho con cần giấy gì?",
  "Đăng ký thường trú hết bao nhiêu tiền?",
  "Xin giấy xác nhận độc thân bao lâu có?",
  "Chứng thực bản sao ở đâu?",
]

/** Pages for people: chat, also for the frame of another site, search, one procedure. All but the chat work without JavaScript, and it falls back to search. */
export function pageRoutes(
  deps: Pick<
    ServerDeps,
    "catalogue" | "find" | "clock" | "publicUrl" | "retentionDays" | "commune" | "widgetOrigins"
  > & { views: Views },
) {
  const page = (reply: FastifyReply, ...view: Parameters<Views["render"]>) =>
    reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(deps.views.render(...view))

  return async (plain: FastifyInstance): Promise<void> => {
    await plain.register(rateLimit, { max: PAGES_PER_MINUTE, timeWindow: 60_000 })
    const scope = plain.withTypeProvider<TypeBoxTypeProvider>()

    const chat = {
      title: `Hỏi đáp thủ tục hành chính, ${deps.commune.name}`,
      retentionDays: deps.retentionDays,
      examples: EXAMPLE_QUESTIONS,
    }
    scope.get("/", (_request, reply) => page(reply, "chat", chat))

    scope.get("/widget", { helmet: framedBy(deps.publicUrl, deps.widgetOrigins) }, (_request, reply) =>
      page(reply, "widget", chat),
    )

    scope.get(
      "/tra-cuu",
      { schema: { querystring: Type.Object({ q: Type.Optional(Type.String()) }) } },
      (request, reply) => {
        const query = (request.query.q ?? "").trim().slice(0, LONGEST_QUERY)
        const catalogue = deps.catalogue()
        return page(reply, "search", {
          title: "Tra cứu thủ tục",
          query,
          found: query === "" ? [] : viewHits(deps.find(query, HITS_SHOWN), catalogue),
          sectors: query === "" ? groupBySector(catalogue.procedures.values()) : [],
        })
      },
    )

    scope.get("/thu-tuc/:code", { schema: { params: Type.Object({ code: Type.String() }) } }, (request, reply) => {
      const { procedures } = deps.catalogue()
      const procedure = procedures.get(request.params.code)
      if (procedure === undefined) return reply.callNotFound()
      const { replacedBy } = procedure
      return page(reply, "procedure", {
        title: procedure.shortTitle,
        ...viewProcedure(procedure, dayInVietNam(deps.clock.now())),
        successor: replacedBy !== undefined && procedures.has(replacedBy) ? replacedBy : null,
        address: `${deps.publicUrl}/thu-tuc/${procedure.code}`,
      })
    })
  }
}
