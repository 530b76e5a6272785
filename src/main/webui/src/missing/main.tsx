import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { MissingPage } from './MissingPage';

render(
  <Frame at="">
    <MissingPage path={location.pathname} />
  </Frame>,
  document.getElementById('page')!,
);
