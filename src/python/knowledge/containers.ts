/** Lists, dicts and sets of Python. */

/** Methods of builtin containers that change them (Python library reference, Built-in Types), and those that do it once. */
export const CONTAINER_METHODS: Readonly<
  Record<'list' | 'dict' | 'set', { readonly changing: string; readonly same: string }>
> = {
  list: { changing: 'append extend insert remove pop clear sort reverse', same: 'clear sort' },
  dict: { changing: 'clear pop popitem setdefault update', same: 'clear setdefault update' },
  set: {
    changing:
      'add clear difference_update discard intersection_update pop remove symmetric_difference_update update',
    same: 'add clear difference_update discard intersection_update update'
  }
};
