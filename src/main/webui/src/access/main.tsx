import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { AccessPage } from './AccessPage';

render(
  <Frame at="/access">
    <AccessPage />
  </Frame>,
  document.getElementById('page')!,
);
