import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import '../style/ask.css';
import '../style/print.css';
import { Frame } from '../parts/Frame';
import { AskPage } from './AskPage';

render(
  <Frame at="/">
    <AskPage />
  </Frame>,
  document.getElementById('page')!,
);
