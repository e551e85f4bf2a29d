/** Moving through a list by the arrow keys. */
import type * as React from 'react';

/** For a list whose items can have the focus: up, down, Home and End go from item to item. */
export const arrows = {
  onKeyDown(event: React.KeyboardEvent<HTMLElement>): void {
    const items = [...event.currentTarget.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.tabIndex >= 0
    );
    const at = items.findIndex(item => item.contains(document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const inField = event.target instanceof HTMLSelectElement;
    if (to === undefined || at < 0 || inField) {
      return;
    }
    items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
};
