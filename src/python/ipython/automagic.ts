/** Cells that IPython takes for a magic without its `%`, as `pip install x` and `pwd`. */

/** IPython's line magics (https://ipython.readthedocs.io/en/stable/interactive/magics.html), and the best known of others. */
const LINE_MAGICS = new Set(
  (
    'alias autoawait autocall autoindent automagic autoreload autosave bookmark cat cd code_wrap colors conda ' +
    'conda_info config connect_info cp cython_info debug dhist dirs doctest_mode edit env gui hist history ' +
    'killbgscripts ldir less lf lk ll load load_ext loadpy logoff logon logstart logstate logstop lprun ls lsmagic ' +
    'lx macro magic mamba man matplotlib memit micromamba mkdir more mprun mv notebook page pastebin pdb pdef pdoc ' +
    'pfile pinfo pinfo2 pinfo3 pip popd pprint precision profile prun psearch psource pushd pwd pycat pylab ' +
    'qtconsole quickref recall reload_ext rerun reset reset_selective rm rmdir run save set_env store subshell sx ' +
    'system tb time timeit touch unalias unload_ext uv watermark who who_ls whos xdel xmode'
  ).split(' ')
);

/**
 * The magic that IPython gives this cell to; null where it runs it as Python. Only a cell of one
 * line, whose first word is a magic's name that the notebook does not use for something else, and
 * no assignment (https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-automagic).
 *
 * @param isBound - does any cell bind this name?
 */
export function automagic(source: string, isBound: (name: string) => boolean): string | null {
  const line = /^\s*([A-Za-z_]\w*)(?!\w)[ \t]*([^\n]*)$/.exec(source.trimEnd());
  if (!line) {
    return null;
  }
  const [, word, rest] = line;
  return LINE_MAGICS.has(word) && !/^[=!.,([]/.test(rest) && !isBound(word) ? word : null;
}
