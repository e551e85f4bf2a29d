/**
 * What IPython's magics mean outside of IPython; see
 * https://ipython.readthedocs.io/en/stable/interactive/magics.html.
 */

/** Set up or inspect the session, or measure: nothing that a package has or needs. */
export const LEFT_OUT = new Set(
  (
    'alias autoawait autocall autoindent automagic autoreload autosave code_wrap colors conda_info ' +
    'config connect_info debug dhist dirs doctest_mode gui hist history killbgscripts ldir less lf lk ll load_ext ' +
    'logoff logon logstart logstate logstop lprun ls lsmagic lx magic man matplotlib memit more mprun notebook ' +
    'page pdb pdef pdoc pfile pinfo pinfo2 pinfo3 pprint precision profile psearch psource pwd pycat qtconsole ' +
    'quickref reload_ext subshell tb timeit unload_ext watermark who who_ls whos xmode cython_info'
  ).split(' ')
);

/** Cell magics that only show something. */
export const SHOWS = new Set('html HTML javascript js latex markdown svg SVG mermaid'.split(' '));

/** Magics that run the Python that they are given, and keep what it binds. */
export const RUNS = new Set(['time', 'prun', 'capture', 'memray_flamegraph', 'scalene']);

/** Magics whose Python runs in a scope of its own, many times, to be measured. */
export const MEASURES = new Set(['timeit', 'memit', 'lprun', 'mprun', 'benchmark']);

/** Cell magics that give their text to a shell. */
export const SHELLS: Readonly<Record<string, string>> = {
  bash: 'bash',
  sh: 'sh',
  system: 'sh',
  sx: 'sh'
};

/** Line magics that are shell commands under their own name. */
export const COMMANDS = new Set('cp mv rm rmdir mkdir cat touch'.split(' '));

export const INSTALLERS = new Set('pip conda mamba micromamba uv'.split(' '));

/** Names that IPython takes for a magic when they stand alone on a line. */
export const AUTOMAGIC = new Set(
  'ls ll pwd who whos who_ls lsmagic quickref history hist colors pprint'.split(' ')
);
