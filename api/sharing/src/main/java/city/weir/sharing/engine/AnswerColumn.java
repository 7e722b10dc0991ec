package city.weir.sharing.engine;

/** A column of an answer, with the engine's name for its type. */
public record AnswerColumn(String name, String type) {}
