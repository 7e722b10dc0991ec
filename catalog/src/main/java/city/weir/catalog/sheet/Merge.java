package city.weir.catalog.sheet;

/** A range of merged cells: rows and columns from 0, both ends included. */
public record Merge(int top, int left, int bottom, int right) {}
