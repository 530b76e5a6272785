import postcss, { type Plugin } from 'postcss';

const DARK = ':root:where(.pf-v6-theme-dark)';

/** PatternFly is dark below a class, which a script would have to set; these pages are as the reader's system is. */
export const darkByMedia = (): Plugin => ({
  postcssPlugin: 'dark-by-media',
  Rule(rule) {
    if (rule.selector === DARK) {
      const media = postcss.atRule({ name: 'media', params: '(prefers-color-scheme: dark)' });
      rule.replaceWith(media);
      media.append(rule.clone({ selector: ':root' }));
    }
  },
});
