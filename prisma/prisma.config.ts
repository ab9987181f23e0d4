import { defineConfig } from 'prisma/config'

// Only `prisma generate` reads this. The running server opens its file itself
// (`server/db/open-database.ts`), and migrations are applied by `server/db/migrate.ts`.
export default defineConfig({ schema: './schema.prisma' })
