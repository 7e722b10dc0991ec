package city.weir.sharing.engine;

import java.util.List;

/**
 * What a child process is told to run: one line of JSON.
 *
 * @param setup statements that make the secured views, run before the session is locked
 * @param files the only files the session may open
 * @param query generated from the tree of the analyst's statement
 * @param arguments the values of its question marks, in their order
 * @param rows at most so many are answered; with 0 it is not run, and its columns are answered
 * @param bytes at most so many are answered
 */
public record SqlJob(
    List<String> setup,
    List<String> files,
    String query,
    List<Argument> arguments,
    int rows,
    long bytes) {}
