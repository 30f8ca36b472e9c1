import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { AppError } from "../domain/errors.ts"
import type { Views } from "./views.ts"

/** In which form a route answers when it fails: a page for people, JSON for programs, nothing for platforms. */
type FailureForm = "page" | "json" | "empty"

declare module "fastify" {
  interface FastifyContextConfig {
    /** `page` unless given. */
    failureForm?: FailureForm
  }
}

/** A failure in the words of the citizen. */
interface Failure {
  statusCode: number
  /** For programs; closed list of `ErrorCode` and the codes of this file. */
  code: string
  message: string
}

const NOT_FOUND: Failure = { statusCode: 404, code: "not-found", message: "Không có trang này." }
const TOO_LARGE: Failure = {
  statusCode: 413,
  code: "input-too-large",
  message: "Tin nhắn dài quá. Xin chia thành vài tin ngắn hơn rồi gửi lại.",
}
const WRONG_TYPE: Failure = { statusCode: 415, code: "input-invalid", message: "Chỉ nhận dữ liệu dạng JSON." }
const TOO_MANY: Failure = {
  statusCode: 429,
  code: "too-many-requests",
  message: "Gửi nhiều tin quá nhanh. Xin chờ khoảng một phút rồi gửi lại.",
}
const INVALID: Failure = {
  statusCode: 400,
  code: "input-invalid",
  message: "Nội dung gửi lên chưa đúng dạng nên chưa được nhận.",
}
const UNAUTHORIZED: Failure = { statusCode: 401, code: "unauthorized", message: "Chưa được phép." }
const INTERNAL: Failure = {
  statusCode: 500,
  code: "internal",
  message: "Máy đang gặp trục trặc. Xin thử lại sau ít phút.",
}

/** What is answered for an error; nothing of the error's own text gets out. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    if (error.code === "unauthorized") return UNAUTHORIZED
    if (error.code === "input-invalid") return INVALID
    return { ...INTERNAL, code: error.code }
  }
  const statusCode =
    typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number"
      ? error.statusCode
      : 500
  const known = [NOT_FOUND, TOO_LARGE, WRONG_TYPE, TOO_MANY].find((failure) => failure.statusCode === statusCode)
  if (known !== undefined) return known
  return statusCode >= 400 && statusCode < 500 ? { ...INVALID, statusCode } : INTERNAL
}

function send(views: Views, form: FailureForm, failure: Failure, reply: FastifyReply): FastifyReply {
  reply.code(failure.statusCode).header("cache-control", "no-store")
  if (form === "empty") return reply.send()
  if (form === "json") return reply.send({ code: failure.code, message: failure.message })
  return reply.type("text/html; charset=utf-8").send(views.render("failure", { ...failure, title: failure.message }))
}

/** What went wrong, once a request, without a word of its content. */
function log(request: FastifyRequest, failure: Failure, error: unknown): void {
  const line = { route: request.routeOptions.url ?? "unknown", statusCode: failure.statusCode, code: failure.code }
  if (failure.statusCode >= 500) request.log.error({ ...line, err: error }, "request failed")
  else request.log.warn(line, "request refused")
}

/** The one error handler and the page for unknown addresses. */
export function handleFailures(app: FastifyInstance, views: Views): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = describeFailure(error)
    log(request, failure, error)
    return send(views, request.routeOptions.config.failureForm ?? "page", failure, reply)
  })
  app.setNotFoundHandler((_request, reply) => send(views, "page", NOT_FOUND, reply))
}

/** Unknown addresses of a scope that programs call. */
export function answerNotFoundAsJson(scope: FastifyInstance, views: Views): void {
  scope.setNotFoundHandler((_request, reply) =>
    send(views, "json", { ...NOT_FOUND, message: "Không có địa chỉ này." }, reply),
  )
}

/** For addresses so malformed that no route is looked for, e.g. "/%zz". */
export function answerBadAddress(views: Views) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    log(request, INVALID, null)
    send(views, "page", { ...INVALID, message: "Địa chỉ này không đọc được." }, reply)
  }
}
