/** Methods that a cell calls to look at an object, or to hand it on. */

/** Their bare call changes nothing. (pandas, polars, numpy, str; what is not listed here *may* change its object.) */
const QUIET_METHODS: ReadonlySet<string> = new Set(
  `head tail describe info sample value_counts nunique unique count mean median min max sum std var
   corr cov quantile groupby agg aggregate isnull isna notnull notna any all copy astype dtypes
   plot hist boxplot bar barh scatter pie show display plot_bokeh pivot pivot_table crosstab merge
   join concat sort_values sort_index reset_index set_index rename drop dropna fillna replace query
   filter select where mask apply map applymap transform pipe assign
   tolist items keys values get index find split strip lower upper title format startswith endswith
   join isdigit count reshape ravel flatten transpose dot predict predict_proba score summary
   collect take first printSchema toPandas limit explain most_common bit_length
   nlargest nsmallest shape size item
   melt stack unstack explode combine_first align rolling resample ffill bfill interpolate clip
   round abs diff shift rank cumsum cumprod idxmax idxmin duplicated drop_duplicates memory_usage
   isin between iterrows itertuples equals compare xs squeeze eval reindex set_axis
   set_flags rename_axis convert_dtypes infer_objects truncate with_columns fill_null
   glimpse lazy schema clone hstack vstack unpivot
   inverse_transform decision_function predict_log_proba kneighbors
   savefig save export render neighbors nodes edges degree subgraph elements total parameters
   state_dict named_parameters tell getvalue qsize empty debug warning error exception
   critical log union intersection difference issubset issuperset isdisjoint argsort argmax argmin
   nonzero dump tofile tostring tobytes swapaxes repeat searchsorted`
    .trim()
    .split(/\s+/)
);

/** Beginnings of the names of such methods. */
const QUIET = /^(to|is|get|has|as|plot|read|iter|write)_[a-z]/;

/** Does a bare call of the method leave its object as it is? */
export function isQuiet(method: string): boolean {
  return QUIET_METHODS.has(method) || QUIET.test(method);
}
