import { at, defineRule, describeObject, maps } from 'nodeless/kit';

const CODE = '__CODE__';

/** A tag that moves says nothing about what runs. Change what the rule looks for, and its test. */
export const __KEY__ = defineRule({
  codes: [{ code: CODE, severity: 'warning', title: 'An image has a tag that moves' }],
  *check({ resources, finding }) {
    for (const { manifest, origin } of resources) {
      for (const { image } of maps(at(manifest, 'spec', 'template', 'spec', 'containers'))) {
        if (!String(image).endsWith(':main')) continue;
        yield finding(
          origin.specPath,
          CODE,
          `${describeObject(manifest)} runs ${String(image)}, whose tag moves`,
          { severity: 'warning', hint: 'name a release' },
        );
      }
    }
  },
});
