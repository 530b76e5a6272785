import type { ComponentChildren } from 'preact';

const KINDS = {
  primary: 'pf-m-primary',
  secondary: 'pf-m-secondary',
  link: 'pf-m-link pf-m-inline',
};

export function Button(props: {
  kind: keyof typeof KINDS;
  id?: string;
  type?: 'button' | 'submit';
  small?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  /** Of a switch: whether it is on. */
  pressed?: boolean;
  /** What it is called, where the words on it do not say what it is for. It begins with them. */
  label?: string;
  onClick?: () => void;
  children: ComponentChildren;
}) {
  return (
    <button
      id={props.id}
      type={props.type ?? 'button'}
      class={`pf-v6-c-button ${KINDS[props.kind]} ${props.small ? 'pf-m-small' : ''}`}
      disabled={props.disabled}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-label={props.label}
      onClick={props.onClick}
    >
      <span class="pf-v6-c-button__text">{props.children}</span>
    </button>
  );
}
