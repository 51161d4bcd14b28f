import { problem, type ConfigRule } from '../problem.ts';
import { REGIONS } from '../regions.ts';

/** eksctl goes to regions that it knows. Source: `SupportedRegions` in types.go, asked by `NewCtl` in cmd.go. */
export const supportedRegion: ConfigRule = function* ({ metadata }) {
  if (REGIONS.includes(metadata.region)) return;
  yield problem(
    ['metadata', 'region'],
    `eksctl does not know the region ${metadata.region}`,
    'correct its name, or use an eksctl that knows it',
  );
};
