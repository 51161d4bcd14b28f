import { ARGOCD_AND_SECURITY } from './argocd-and-security.ts';
import { ACCESS_AND_UPGRADES } from './access-and-upgrades.ts';
import { FARGATE_AND_NODES } from './fargate-and-nodes.ts';
import { FLEET } from './fleet.ts';
import { LOAD_BALANCERS } from './load-balancers.ts';
import { NETWORK } from './network.ts';
import type { Answer, Topic, TopicArea } from './topic.ts';

/** What goes wrong with clusters of EKS, area by area, and who looks at it here. */
export const TOPICS: readonly TopicArea[] = [
  ...NETWORK,
  ...FARGATE_AND_NODES,
  ...LOAD_BALANCERS,
  ...ACCESS_AND_UPGRADES,
  ...ARGOCD_AND_SECURITY,
  ...FLEET,
];

/** An answer in words, in the order in which the answers are counted. */
export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  checked: 'checked',
  reviewed: 'reviewed',
  given: 'cannot happen',
  outside: 'not applicable',
  open: 'not checked',
};

/** A topic with its id in the catalogue of checks, such as `network/dns-capacity`. */
export interface ListedTopic extends Omit<Topic, 'name'> {
  readonly id: string;
}

/** Every topic, in the order of the areas. */
export const ALL_TOPICS: readonly ListedTopic[] = TOPICS.flatMap(({ area, topics }) =>
  topics.map(({ name, ...topic }) => ({ id: `${area}/${name}`, ...topic })),
);

/** For example `99 topics: 79 checked, 3 reviewed`. */
export function topicCounts(): string {
  const counts = (Object.keys(ANSWER_WORDS) as Answer[]).map(
    (answer) => `${ALL_TOPICS.filter((topic) => topic.answer === answer).length} ${ANSWER_WORDS[answer]}`,
  );
  return `${ALL_TOPICS.length} topics: ${counts.join(', ')}`;
}
