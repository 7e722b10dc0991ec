package city.weir.sharing.sql;

import city.weir.sharing.engine.Argument;
import city.weir.sharing.engine.ParameterType;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;

/**
 * Writes the few things anew that the engine would read otherwise than the parser did: texts with a
 * character set ({@code u&'..'}), and parameters, which get the type they were declared with.
 */
final class Rewriting extends SqlShuttle {
  private final List<String> names;
  private final Map<String, Argument> arguments;

  Rewriting(List<String> names, Map<String, Argument> arguments) {
    this.names = names;
    this.arguments = arguments;
  }

  @Override
  public SqlNode visit(SqlLiteral literal) {
    if (literal instanceof SqlCharStringLiteral text) {
      NlsString value = text.getValueAs(NlsString.class);
      if (value.getCharsetName() != null) {
        return SqlLiteral.createCharString(value.getValue(), literal.getParserPosition());
      }
    }
    return literal;
  }

  @Override
  public SqlNode visit(SqlDynamicParam param) {
    Argument argument = arguments.get(names.get(param.getIndex()));
    if (argument == null) {
      throw new IllegalStateException("Parameter was not checked: " + param.getIndex());
    }
    return SqlStdOperatorTable.CAST.createCall(
        SqlParserPos.ZERO,
        param,
        new SqlDataTypeSpec(typeName(argument.type()), SqlParserPos.ZERO));
  }

  private static SqlBasicTypeNameSpec typeName(ParameterType type) {
    SqlTypeName name =
        switch (type) {
          case TEXT -> SqlTypeName.VARCHAR;
          case INTEGER -> SqlTypeName.BIGINT;
          case NUMBER -> SqlTypeName.DECIMAL;
          case BOOLEAN -> SqlTypeName.BOOLEAN;
          case DATE -> SqlTypeName.DATE;
          case MOMENT -> SqlTypeName.TIMESTAMP_TZ;
        };
    return type == ParameterType.NUMBER
        ? new SqlBasicTypeNameSpec(
            name, ParameterType.DIGITS, ParameterType.DECIMALS, SqlParserPos.ZERO)
        : new SqlBasicTypeNameSpec(name, SqlParserPos.ZERO);
  }
}
