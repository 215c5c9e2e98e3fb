import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.*;

/** Lucene 8 as a peer: BM25 with k1 1.2 and b .75 over title and text, English analysis, in memory, one thread. Told what to do line by line. */
public final class LucenePeer {
    private static final String FIELD = "text";
    private static final String POSITION = "position";
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final BM25Similarity similarity = new BM25Similarity(1.2f, 0.75f);
    private final List<String> texts = new ArrayList<>();
    private final List<String> queries;
    private IndexSearcher searcher;
    private int[] positions;

    private LucenePeer(String textFile, String queryFile) throws IOException {
        // A title of its own counts as the beginning of the text, as BEIR's baselines have it.
        for (String line : Files.readAllLines(Path.of(textFile), StandardCharsets.UTF_8)) texts.add(line.replace('\t', ' '));
        queries = Files.readAllLines(Path.of(queryFile), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws IOException {
        LucenePeer peer = new LucenePeer(args[0], args[1]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        out.println("ready");
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order; (order = in.readLine()) != null; ) {
            if (order.equals("index")) out.println(peer.index());
            else if (order.equals("time")) out.println(peer.time());
            else peer.rank(Integer.parseInt(order.substring("rank ".length())), out);
            out.flush();
        }
    }

    private double index() throws IOException {
        long started = System.nanoTime();
        Directory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(similarity).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < texts.size(); i++) {
                Document document = new Document();
                document.add(new TextField(FIELD, texts.get(i), Field.Store.NO));
                document.add(new NumericDocValuesField(POSITION, i));
                writer.addDocument(document);
            }
        }
        DirectoryReader reader = DirectoryReader.open(directory);
        double elapsed = (System.nanoTime() - started) / 1e6;
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
        searcher.setQueryCache(null);
        positions = new int[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = leaf.reader().getNumericDocValues(POSITION);
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) positions[leaf.docBase + values.docID()] = (int) values.longValue();
        }
        return elapsed;
    }

    private TopDocs search(String text, int top) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int clauses = 0;
        try (TokenStream tokens = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && clauses++ < 1024) query.add(new TermQuery(new Term(FIELD, term.toString())), BooleanClause.Occur.SHOULD);
            tokens.end();
        }
        return searcher.search(query.build(), top);
    }

    private void rank(int depth, PrintStream out) throws IOException {
        for (String query : queries) {
            StringBuilder line = new StringBuilder();
            for (ScoreDoc hit : search(query, depth).scoreDocs) line.append(positions[hit.doc]).append(' ');
            out.println(line);
        }
    }

    private String time() throws IOException {
        StringBuilder line = new StringBuilder();
        for (String query : queries) {
            long started = System.nanoTime();
            search(query, 10);
            line.append((System.nanoTime() - started) / 1e3).append(' ');
        }
        return line.toString();
    }
}
