import { z } from 'zod';
import { ImageReference } from '../schema/primitives.ts';

export const KubeOpsViewRelease = z
  .strictObject({ image: ImageReference.describe('Image with its tag or digest.') })
  .describe('Release of Kubernetes Operational View.');

/** Source: https://codeberg.org/hjacobs/kube-ops-view */
export const SHIPPED = { image: 'hjacobs/kube-ops-view:23.5.0' };
