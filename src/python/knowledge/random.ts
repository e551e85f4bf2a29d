/** Calls that draw from numpy's shared generator unless they are told which to use. */

export interface DrawingCalls {
  /** Canonical names; where the import is in another cell, their last part counts. */
  readonly functions: string;
  /** Keywords that name a generator or a seed. */
  readonly keywords: string;
  /** Also as a method of any object. */
  readonly method: boolean;
  readonly because: string;
}

export const DRAWS_BY_DEFAULT: readonly DrawingCalls[] = [
  {
    functions:
      'sklearn.model_selection.train_test_split sklearn.utils.resample sklearn.datasets.make_blobs sklearn.datasets.make_classification sklearn.datasets.make_regression sklearn.datasets.make_moons sklearn.datasets.make_circles sklearn.datasets.make_multilabel_classification sklearn.datasets.make_friedman1',
    keywords: 'random_state',
    method: false,
    because: "scikit-learn's glossary: random_state=None is numpy's shared generator"
  },
  {
    functions: 'sample',
    keywords: 'random_state',
    method: true,
    because: 'pandas; random.sample takes two arguments, polars has a generator of its own'
  },
  {
    functions: 'rvs',
    keywords: 'random_state',
    method: true,
    because: 'distributions of scipy.stats'
  }
];
