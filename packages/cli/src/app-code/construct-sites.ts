import type { SourceLocation } from '@nodeless/core';

interface Site {
  readonly stack: string;
}

/** What of a construct this needs; https://github.com/aws/constructs calls the tree of constructs `node`. */
interface Construct {
  readonly node: { readonly scope?: Construct };
}

type AddChild = (this: object, child: object, name: string) => void;

/**
 * Remembers where constructs are made. Every construct tells the node above it, which is a private call of the library: without
 * it the places are unknown, and nothing else is lost.
 */
export class ConstructSites {
  readonly #sites = new WeakMap<object, Site>();
  readonly #node: object;

  /** @param chart whose library counts, as the constructs in it have to be of the same one */
  constructor(chart: object) {
    this.#node = Object.getPrototypeOf((chart as Construct).node) as object;
  }

  during(work: () => void): void {
    const original: unknown = Reflect.get(this.#node, 'addChild');
    if (typeof original !== 'function') return work();
    const sites = this.#sites;
    const noting: AddChild = function (child, name) {
      const site = { stack: '' };
      // The string is made when it is read.
      Error.captureStackTrace(site, noting);
      sites.set(child, site);
      Reflect.apply(original, this, [child, name]);
    };
    Reflect.set(this.#node, 'addChild', noting);
    try {
      work();
    } finally {
      Reflect.set(this.#node, 'addChild', original);
    }
  }

  /** Where a construct was made, or the nearest one around it whose place is known. */
  placeOf(construct: object, locate: (site: Site) => SourceLocation | undefined): SourceLocation | undefined {
    for (let one: Construct | undefined = construct as Construct; one !== undefined; one = one.node.scope) {
      const site = this.#sites.get(one);
      const place = site && locate(site);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}
