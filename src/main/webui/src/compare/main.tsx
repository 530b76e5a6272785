import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { ComparePage } from './ComparePage';

render(
  <Frame at="/compare">
    <ComparePage />
  </Frame>,
  document.getElementById('page')!,
);
