package nightjar.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import java.util.Optional;
import java.util.Set;

/// Rewrites a parsed expression: whole-number literals become numbers, and `missing(column)` becomes a flag of that column.
final class Literals {

    /// What counts or takes dates apart gives whole numbers; here there is one kind of number.
    private static final Set<String> WHOLE =
            Set.of(
                    "size",
                    "int",
                    "getFullYear",
                    "getMonth",
                    "getDate",
                    "getDayOfMonth",
                    "getDayOfWeek",
                    "getDayOfYear",
                    "getHours",
                    "getMinutes",
                    "getSeconds",
                    "getMilliseconds");

    /// Beyond the ids of any text that is short enough.
    private static final long FIRST_NEW_ID = 1_000_000;

    private final Names names;
    private long newId = FIRST_NEW_ID;

    Literals(Names names) {
        this.names = names;
    }

    CelAbstractSyntaxTree rewrite(CelAbstractSyntaxTree parsed) {
        CelMutableAst tree = CelMutableAst.fromCelAst(parsed);
        rewrite(tree.expr());
        return tree.toParsedAst();
    }

    private void rewrite(CelMutableExpr expression) {
        if (expression.getKind() == Kind.CONSTANT) {
            if (expression.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
                expression.setConstant(
                        CelConstant.ofValue((double) expression.constant().int64Value()));
            }
        } else if (expression.getKind() == Kind.CALL) {
            rewriteCall(expression);
        } else if (expression.getKind() == Kind.SELECT) {
            rewrite(expression.select().operand());
        } else if (expression.getKind() == Kind.LIST) {
            expression.list().elements().forEach(this::rewrite);
        }
    }

    private void rewriteCall(CelMutableExpr expression) {
        CelMutableExpr.CelMutableCall call = expression.call();
        Optional<CelMutableExpr> target = call.target();
        target.ifPresent(this::rewrite);
        if (!call.function().equals("missing")) {
            call.args().forEach(this::rewrite);
            if (WHOLE.contains(call.function())) {
                CelMutableExpr counted = CelMutableExpr.ofCall(newId++, call);
                expression.setCall(CelMutableExpr.CelMutableCall.create("double", counted));
            }
            return;
        }
        if (call.args().size() != 1
                || call.args().getFirst().getKind() != Kind.IDENT
                || target.isPresent()) {
            throw new ExpressionRejected("missing(…) of something else", "missing(column)", "");
        }
        String inside = call.args().getFirst().ident().name();
        expression.setIdent(CelMutableExpr.CelMutableIdent.create(flag(inside)));
    }

    /// The name of the flag that says whether the cell called `inside` is missing.
    static String flag(String inside) {
        return "missing_" + inside;
    }

    /// The column behind the name of a cell or of its flag.
    String column(String name) {
        return names.outside(
                name.startsWith("missing_") ? name.substring("missing_".length()) : name);
    }
}
