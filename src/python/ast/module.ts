import type { Span } from './span';
import type { Statement } from './statement';

export interface Module extends Span {
  readonly kind: 'Module';
  readonly body: readonly Statement[];
}
