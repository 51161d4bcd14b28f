import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { bundleFile, type Bundle } from './bundle.ts';
import { firstDifference } from './first-difference.ts';
import { CIRCUMSTANCES, renderApart } from './render-apart.ts';

/**
 * Renders clusters twice, under circumstances that have nothing in common, and compares byte by byte. Each cluster that
 * differs is a finding that names the first difference.
 *
 * @throws when a process that renders dies, which is a fault of ours
 */
export async function renderTwice(root: string, clusters: readonly string[]): Promise<Diagnostic[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'nodeless-twice-'));
  try {
    const folders = CIRCUMSTANCES.map((circumstances, index) => {
      const folder = join(scratch, String(index));
      mkdirSync(folder);
      return { folder, circumstances };
    });
    await Promise.all(
      folders.map(({ folder, circumstances }) => renderApart(root, folder, clusters, circumstances)),
    );
    return clusters.flatMap((cluster) => {
      const [one, other] = folders.map(({ folder }) => readFileSync(join(folder, bundleFile(cluster))));
      if (one === undefined || other === undefined || one.equals(other)) return [];
      return firstDifference(cluster, parsed(one), parsed(other)) ?? [];
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function parsed(bytes: Buffer): Bundle {
  return JSON.parse(bytes.toString('utf8')) as Bundle;
}
