import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { LoginPage } from './LoginPage';

render(
  <Frame at="/login">
    <LoginPage />
  </Frame>,
  document.getElementById('page')!,
);
