import helmet, { type FastifyHelmetOptions } from "@fastify/helmet"
import type { FastifyInstance } from "fastify"

function contentPolicy(publicUrl: string, frameAncestors: readonly string[]) {
  return {
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
      frameAncestors: [...frameAncestors],
      ...(publicUrl.startsWith("https://") ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

/**
 * Headers that keep pages to themselves: own scripts and styles only, none inside the HTML, no frames.
 * HTTPS is enforced only where the server is reached by it; a trial on `http://` in the office network must work.
 */
export async function protectPages(app: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith("https://")
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(publicUrl, ["'none'"]),
    xFrameOptions: { action: "deny" },
    // This server alone: other sites under the same name are not ours to decide about.
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false } : false,
    // Browsers ignore it, with a warning, on plain http.
    crossOriginOpenerPolicy: https ? { policy: "same-origin" } : false,
    referrerPolicy: { policy: "same-origin" },
  })
}

/** The headers of the one page that these sites and ours may show in a frame. */
export function framedBy(publicUrl: string, origins: readonly string[]): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: contentPolicy(publicUrl, ["'self'", ...origins]),
    // It knows no list of sites and would forbid what the policy allows.
    xFrameOptions: false,
  }
}
