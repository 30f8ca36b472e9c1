import Fastify, { type FastifyInstance, LogController } from "fastify"
import { describeApi, docsRoutes } from "./api-docs.ts"
import { assetRoutes, createAssets } from "./assets.ts"
import { compressText } from "./compression.ts"
import { eventRoutes } from "./events-api.ts"
import { answerBadAddress, handleFailures } from "./failures.ts"
import { messageRoutes } from "./messages-api.ts"
import { operationRoutes } from "./operations.ts"
import { pageRoutes } from "./pages.ts"
import { protectPages } from "./security.ts"
import type { ServerDeps } from "./server-deps.ts"
import { createViews } from "./views.ts"
import { webhookRoutes } from "./webhooks.ts"

/** Web chat, its widget for other sites, pages, webhooks and what operators watch. Builds the app and opens no port. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const views = createViews({ commune: deps.commune, assets: createAssets() })
  const app = Fastify({
    loggerInstance: deps.logger,
    // Its lines hold the whole address, with what was searched for; `logRequests` writes ours.
    logController: new LogController({ disableRequestLogging: true }),
    // A proxy on the same machine or network may name the citizen's address; somebody from outside may not.
    trustProxy: ["loopback", "linklocal", "uniquelocal"],
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: answerBadAddress(views),
  })

  await protectPages(app, deps.publicUrl)
  await describeApi(app, deps.publicUrl)
  logRequests(app)
  compressText(app)
  handleFailures(app, views)

  app.register(assetRoutes)
  app.register(webhookRoutes(deps))
  app.register(messageRoutes({ ...deps, views }), { prefix: "/api" })
  app.register(eventRoutes(deps), { prefix: "/api" })
  app.register(pageRoutes({ ...deps, views }))
  app.register(operationRoutes(deps))
  app.register(docsRoutes)
  return app
}

/** One line a request: the route's pattern instead of the address, neither body nor query. */
function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        statusCode: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      "request completed",
    )
  })
}
