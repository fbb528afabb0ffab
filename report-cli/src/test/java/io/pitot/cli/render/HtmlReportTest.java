package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Finding;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12, "err:2aa33f63", 3));

    @Test
    void printsAPage() {
        // Compressed bytes may be others with another compressor; what is in them is tested below.
        Golden.assertMatches("busy.html", html(BUSY).replaceFirst("(?<=<template>)[^<]*", ""));
    }

    @Test
    void hasTheWholeReportAsJson() throws Exception {
        String packed = matches("<template>([^<]*)</template>", html(BUSY)).get(0);
        StringWriter json = new StringWriter();
        JsonReport.print(BUSY, new PrintWriter(json));
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(json.toString());
        }
    }

    @Test
    void drawsHowThingsWentFromDumpToDump() throws Exception {
        String html = html(OverTime.report(50, 5));
        assertThat(html).contains("aria-label=\"p95 over time, at most 30 ms\"", "at most 1.7");
        assertThat(matches("<tr data-x=\"([^\"]*)\"", html)).hasSize(5);
        assertThat(matches("<path d=\"([^\"]*)\"", html)).hasSize(7).allMatch(path -> path.matches("M[0-9. MLh]+"));
        parsed(html);
        assertThat(html(BUSY)).doesNotContain("Over time");
    }

    @Test
    void saysThatNothingWasObserved() {
        assertThat(html(Analysis.report(OrdersDumps.idle(), List.of(), Map.of())))
                .contains("Nothing was observed: no verdict.");
    }

    @Test
    void listsTheFindingsInTheirOrder() {
        assertThat(matches("<article class=\"[^\"]*\" id=\"([^\"]*)\"", html(BUSY)))
                .containsExactlyElementsOf(BUSY.findings().stream()
                        .map(ranked -> ranked.finding().id().replace(':', '-'))
                        .toList());
    }

    /** One file, and no address in it that a browser could ask. */
    @Test
    void hasNoAddress() {
        assertThat(html(BUSY)).doesNotContain("://", "src=", "url(", "@import", " style=", " onclick");
        assertThat(matches("href=\"([^\"]*)\"", html(BUSY))).isNotEmpty().allMatch(href -> href.startsWith("#"));
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryIdIsThereOnce() throws Exception {
        String html = html(BUSY);
        List<String> ids = matches(" id=\"([^\"]*)\"", html);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(matches("href=\"#([^\"]*)\"", html)).isSubsetOf(ids);
        assertThat(matches("data-table=\"([^\"]*)\"", html)).isSubsetOf(ids);
    }

    @Test
    void everyElementIsClosed() throws Exception {
        assertThat(parsed(html(BUSY)).getDocumentElement().getTagName()).isEqualTo("html");
    }

    @Test
    void nothingInADumpMeansAnything() throws Exception {
        String html = html(HostileDumps.report());
        assertThat(html.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        Document document = parsed(html);
        NodeList scripts = document.getElementsByTagName("script");
        assertThat(scripts.getLength()).isEqualTo(1);
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            assertThat(((Element) elements.item(i)).getTagName())
                    .matches("[a-z1-6]+")
                    .isNotEqualTo("b");
        }
    }

    @Test
    void thousandsOfQueriesAndHundredsOfEndpointsAreASmallPage() {
        Report report = Analysis.report(OrdersDumps.large(500, 5_000), OrdersDumps.verdict(), Map.of());
        String html = html(report);
        assertThat(html)
                .hasSizeLessThan(1_000_000)
                .contains("&#8230; 4800 more")
                .contains("&#8230; 299 more");
    }

    @Test
    void manyFindingsAreASmallPageAndCounted() {
        List<Finding> many = Collections.nCopies(5_000, OrdersDumps.verdict().get(0));
        assertThat(html(Analysis.report(OrdersDumps.busy(), many, Map.of())))
                .hasSizeLessThan(1_000_000)
                .contains("4900 smaller");
    }

    @Test
    void comparesWithTheDumpsOfABaseline() throws Exception {
        String html = comparing();
        Golden.assertMatches(
                "compared.html",
                matches("(?s)(<section aria-labelledby=\"compared\">.*?</section>)", html)
                                .get(0) + "\n");
        parsed(html);
        List<String> ids = matches(" id=\"([^\"]*)\"", html);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(matches("href=\"#([^\"]*)\"", html)).isSubsetOf(ids).contains("compared");
        assertThat(html(BUSY)).doesNotContain("Compared with");
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    /** The page without its style sheet and script is XML, too. */
    private static Document parsed(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        String xml = html.replaceFirst("<!DOCTYPE html>", "").replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1/>");
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    /** A page that says what became of a baseline's dumps. */
    static String comparing() {
        StringWriter text = new StringWriter();
        HtmlReport.print(TerminalDiffTest.FIXED.after(), TerminalDiffTest.FIXED, new PrintWriter(text));
        return text.toString();
    }

    static String html(Report report) {
        StringWriter text = new StringWriter();
        HtmlReport.print(report, new PrintWriter(text));
        return text.toString();
    }
}
