import { z } from '@hono/zod-openapi'

/** A form sends every field it has; an empty one is one not given. */
export const optional = <S extends z.ZodType>(schema: S) => z.preprocess((text) => (text === '' ? undefined : text), schema.optional())
