import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import '../style/ask.css';
import '../style/print.css';
import { Frame } from '../parts/Frame';
import { AskPage } from './AskPage';
import { ASK } from './reveal';

render(
  <Frame at="/" skip={{ to: ASK, words: 'Skip to Ask' }}>
    <AskPage />
  </Frame>,
  document.getElementById('page')!,
);
