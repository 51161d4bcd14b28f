import type { Catalogue, COMPONENTS } from '@nodeless/catalogue';
import { z } from 'zod';

const off = z.literal(false).describe('Left out, even if a lower layer asks for it.');

const askable = <Options extends z.ZodType>(options: Options, description: string) =>
  z.xor([off, options]).optional().describe(description);

type Askable<Options extends z.ZodType> = ReturnType<typeof askable<Options>>;

/** `components` of a cluster: one key a component of the catalogue. A component runs when its key is there. */
export function componentsSchema<C extends Catalogue>(catalogue: C) {
  const shape = Object.fromEntries(
    Object.values(catalogue).map(({ key, options, description }) => [key, askable(options, description)]),
  ) as { [K in keyof C]: Askable<C[K]['options']> };
  return z
    .strictObject(shape)
    .describe('Platform components, one key a component. A component runs when its key is there.');
}

export type Components = z.output<ReturnType<typeof componentsSchema<typeof COMPONENTS>>>;
