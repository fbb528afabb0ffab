package io.pitot.cli.render;

import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A check as a report of tests: each budget a case, which fails if it is broken at level error. */
public final class JunitCheck {

    private JunitCheck() {}

    /** The text of the report. */
    public static String text(Check check) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", "pitot check " + check.report().subject().service());
            attribute(xml, "tests", String.valueOf(check.verdicts().size()));
            attribute(xml, "failures", String.valueOf(check.broken(Level.ERROR).size()));
            attribute(xml, "errors", "0");
            attribute(xml, "skipped", String.valueOf(check.inconclusive().size()));
            for (Verdict verdict : check.verdicts()) {
                write(xml, verdict);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text that XML cannot hold", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", CheckWords.target(verdict.target()));
        attribute(xml, "name", name(verdict));
        switch (verdict.status()) {
            case BROKEN -> {
                if (verdict.level() == Level.ERROR) {
                    xml.writeStartElement("failure");
                    attribute(xml, "message", CheckWords.broken(verdict));
                    detail(xml, verdict);
                } else {
                    xml.writeStartElement("system-out");
                    xml.writeCharacters(clean("warning: " + CheckWords.broken(verdict)));
                }
                xml.writeEndElement();
            }
            case INCONCLUSIVE -> {
                xml.writeStartElement("skipped");
                attribute(xml, "message", verdict.doubt() == null ? "" : CheckWords.doubt(verdict.doubt()));
                xml.writeEndElement();
            }
            case KEPT -> {}
        }
        xml.writeEndElement();
    }

    /** One budget for findings may be broken by several. */
    private static String name(Verdict verdict) {
        return verdict.reading() == null && verdict.finding() != null
                ? verdict.name() + " " + verdict.finding().finding().id()
                : verdict.name();
    }

    private static void detail(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        if (verdict.site() != null) {
            xml.writeCharacters(clean("at " + Words.chain(verdict.site())) + "\n");
        }
        if (verdict.finding() != null) {
            List<String> fixes = verdict.finding().finding().remedy().lines().toList();
            for (String fix : fixes) {
                xml.writeCharacters(clean("fix " + fix) + "\n");
            }
        }
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** XML has no place for control characters. */
    private static String clean(String text) {
        return SafeText.clean(text, false);
    }
}
