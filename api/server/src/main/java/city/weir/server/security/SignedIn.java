package city.weir.server.security;

import city.weir.sharing.policy.Subject;

/** The principal of whoever signed in with a browser. */
public interface SignedIn {
  /** What the policy is asked about. */
  Subject subject();
}
