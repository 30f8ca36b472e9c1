import helmet from "@fastify/helmet"
import type { FastifyInstance } from "fastify"

/**
 * Headers that keep pages to themselves: own scripts and styles only, none inside the HTML, no frames.
 * HTTPS is enforced only where the server is reached by it; a trial on `http://` in the office network must work.
 */
export async function protectPages(app: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith("https://")
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Pico draws its small signs as data addresses inside the style sheet.
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // This server alone: other sites under the same name are not ours to decide about.
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false } : false,
    // Browsers ignore it, with a warning, on plain http.
    crossOriginOpenerPolicy: https ? { policy: "same-origin" } : false,
    referrerPolicy: { policy: "same-origin" },
  })
}
