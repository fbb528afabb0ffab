package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.yaml.WrongFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Adds a mute to the text of a budget file. Lines are put in; none is changed, so that comments and order stay. */
public final class MuteText {

    private MuteText() {}

    /** Whether a mute may name a finding so. */
    public static boolean isFinding(String name) {
        return MuteReader.isFinding(name);
    }

    /** The mute as an item of a list. */
    public static String line(String finding, String reason, LocalDate until) {
        return "- {finding: " + quoted(finding) + ", reason: " + quoted(reason) + ", until: " + until + "}";
    }

    /**
     * The text with a mute more.
     *
     * @param text of a file that can be read, or nothing
     * @throws WrongFile if the mutes stand there in a way in which none can be put in as a line
     */
    public static String added(Path file, String text, String finding, String reason, LocalDate until)
            throws WrongFile {
        int mutes = text.isBlank() ? 0 : BudgetFile.parse(file, text).mutes().size();
        String added = text.isBlank()
                ? "version: 1\nmute:\n  " + line(finding, reason, until) + "\n"
                : inserted(text, line(finding, reason, until));
        List<Mute> after = BudgetFile.parse(file, added).mutes();
        Mute expected = new Mute(finding, null, null, reason, until);
        if (after.size() != mutes + 1 || !after.get(mutes).equals(expected)) {
            throw new WrongFile(List.of(file + ": mute: must be a list, an item on a line of its own"));
        }
        return added;
    }

    private static String inserted(String text, String item) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Node mute = mute(text);
        if (mute == null) {
            lines.add("mute:");
            lines.add("  " + item);
        } else if (mute instanceof SequenceNode list
                && list.getFlowStyle() == FlowStyle.BLOCK
                && !list.getValue().isEmpty()) {
            Node last = list.getValue().get(list.getValue().size() - 1);
            int column = list.getStartMark().map(mark -> mark.getColumn()).orElse(2);
            lines.add(lastLine(last) + 1, " ".repeat(column) + item);
        } else {
            // mute: [] or mute: with nothing behind it
            int line = mute.getStartMark().map(mark -> mark.getLine()).orElse(0);
            String old = lines.get(Math.min(line, lines.size() - 1));
            lines.set(
                    Math.min(line, lines.size() - 1),
                    old.replaceFirst("\\[\\s*]\\s*", "").stripTrailing());
            lines.add(Math.min(line, lines.size() - 1) + 1, "  " + item);
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        return String.join(end, lines) + end;
    }

    /** The last line, from 0, that a node has text in. */
    private static int lastLine(Node node) {
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK) {
            List<NodeTuple> entries = mapping.getValue();
            return lastLine(entries.get(entries.size() - 1).getValueNode());
        }
        return node.getEndMark().map(mark -> mark.getLine()).orElse(0);
    }

    private static @Nullable Node mute(String text) {
        Node root =
                new Compose(LoadSettings.builder().build()).composeString(text).orElse(null);
        if (root instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("mute")) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
                quoted.append("\\u%04X".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
