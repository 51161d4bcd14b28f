import { stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const REGISTRY = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;

const ImagePrefix = stringOf(
  new RegExp(`^(?=[^/]*[.:])${REGISTRY.source.slice(1)}`),
  'a registry of images, or the beginning of the names of its images',
  'for example quay.io or 111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/quay',
);

const RepositoryPrefix = stringOf(
  /^([a-z0-9]+([._-]+[a-z0-9]+)*)(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
  'a prefix of repositories in ECR',
  'for example quay, without a slash at its end',
);

const GitPrefix = stringOf(
  /^(https:\/\/|ssh:\/\/|git@)[^\s@]+$/,
  'the beginning of an https or ssh URL of git repositories',
  'for example https://github.com/',
);

/** Where images and git repositories are taken from instead of their public homes. */
export const MirrorsSchema = z
  .strictObject({
    images: z
      .record(
        ImagePrefix,
        z.xor([
          ImagePrefix,
          z.strictObject({
            pullThroughCache: RepositoryPrefix.describe(
              'Prefix of a pull-through cache rule in ECR, in the account and region of the cluster.',
            ).meta({ examples: ['quay'] }),
          }),
        ]),
      )
      .default({})
      .describe(
        'What takes the place of a registry in the names of images and of charts in OCI registries: another registry with a prefix, or a pull-through cache of ECR. The longest key that fits counts; one that leads to itself is reached as it is. Default: none.',
      )
      .meta({
        examples: [
          {
            'quay.io': { pullThroughCache: 'quay' },
            'docker.io': 'registry.internal.example.com/docker-hub',
          },
        ],
      }),
    git: z
      .record(GitPrefix, GitPrefix)
      .default({})
      .describe(
        'What takes the place of the beginning of the URL of a git repository or a Helm repository, this one and those of charts. The longest key that fits counts; one that leads to itself is reached as it is. Default: none.',
      )
      .meta({ examples: [{ 'https://github.com/': 'https://git.internal.example.com/mirrors/' }] }),
  })
  .prefault({})
  .describe('Where images and git repositories are taken from instead of their public homes.');
export type Mirrors = z.output<typeof MirrorsSchema>;
