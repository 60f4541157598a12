# syntax=docker/dockerfile:1
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
RUN npm run build && npm prune --omit=dev --include=prod --no-progress

FROM node:22-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/bundle ./dist/bundle
COPY LICENSE ./
# Made here, so that a volume mounted on it belongs to the user that writes to it.
RUN install --directory --mode=0700 --owner=node --group=node /var/lib/makegood
# In production nothing is made up: secrets are given, and a sandbox only exists when it is asked for.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/var/lib/makegood
USER node
EXPOSE 8080
VOLUME /var/lib/makegood
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As an array, so that node is process 1 and SIGTERM arrives.
CMD ["node", "--enable-source-maps", "dist/bundle/main.js"]
