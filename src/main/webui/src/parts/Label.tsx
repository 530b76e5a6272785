import type { ComponentChildren } from 'preact';

const COLOURS = {
  grey: '',
  blue: 'pf-m-blue',
  green: 'pf-m-green',
  orange: 'pf-m-orange',
  red: 'pf-m-red',
};

export function Label(props: { colour?: keyof typeof COLOURS; title?: string; children: ComponentChildren }) {
  return (
    <span class={`pf-v6-c-label pf-m-compact ${COLOURS[props.colour ?? 'grey']}`} title={props.title}>
      <span class="pf-v6-c-label__content">
        <span class="pf-v6-c-label__text">{props.children}</span>
      </span>
    </span>
  );
}
