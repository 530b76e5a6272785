/** Where somebody logs in who is to come back to this page. */
export const logInLink = () => `/login?then=${encodeURIComponent(location.pathname + location.search)}`;
