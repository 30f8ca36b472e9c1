FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# First what seldom changes, so that a new record does not install everything again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY src ./src
COPY prompts ./prompts
COPY data ./data
COPY LICENSE README.md CHANGELOG.md ./

# Messages lie here; a new volume takes owner and rights from this folder.
RUN mkdir -m 700 var && chown node:node var
USER node
VOLUME /app/var

EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# Node itself and not npm: signals must reach the process that drains.
CMD ["node", "src/main.ts", "serve"]
