import swagger from "@fastify/swagger"
import swaggerUi from "@fastify/swagger-ui"
import type { FastifyInstance } from "fastify"

/** Collects the schemas of the routes that come after it; call before any route is added. */
export async function describeApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    hideUntagged: true,
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "motcua",
        description:
          "Hỏi đáp thủ tục hành chính: gửi tin của trang trò chuyện, nhận sự kiện của các kênh, theo dõi máy chủ.",
        version: "1",
      },
      servers: [{ url: publicUrl }],
      tags: [
        { name: "chat", description: "Trò chuyện trên trang web" },
        { name: "webhooks", description: "Sự kiện của Zalo và Telegram" },
        { name: "operations", description: "Theo dõi máy chủ" },
      ],
    },
  })
}

/** `GET /docs`: the same for people. Its page needs inline styles; that is allowed for this scope alone. */
export async function docsRoutes(scope: FastifyInstance): Promise<void> {
  await scope.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP:
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
  })
}
