package city.weir.sharing.request;

import city.weir.sharing.policy.Words;

/**
 * A part of the way of a request that has a term.
 *
 * @param name name of the stage, {@code dispute} or {@code arbitration}
 * @param reviewer who is to act
 * @param workingDays how long that may take
 */
public record Phase(String name, Words title, Stage.Reviewer reviewer, int workingDays) {}
