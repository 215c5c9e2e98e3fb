"""Xapian as a peer: BM25 with k1 1.2 and b .75 over title and text, English stems, in memory. Told what to do line by line."""

import sys
import time

import xapian


class Peer:
    def __init__(self, text_file, query_file):
        with open(text_file, encoding="utf-8") as lines:
            self.texts = [line.rstrip("\n") for line in lines]
        with open(query_file, encoding="utf-8") as lines:
            self.queries = [line.rstrip("\n") for line in lines]
        self.stem = xapian.Stem("en")
        self.enquire = None

    def generator(self):
        generator = xapian.TermGenerator()
        generator.set_stemmer(self.stem)
        generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
        return generator

    def index(self):
        started = time.perf_counter()
        database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
        generator = self.generator()
        for text in self.texts:
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text_without_positions(text)
            database.add_document(document)
        self.enquire = xapian.Enquire(database)
        self.enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0))
        return (time.perf_counter() - started) * 1000

    def search(self, text, top):
        generator = self.generator()
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text_without_positions(text)
        terms = [entry.term.decode() for entry in document.termlist() for _ in range(entry.wdf)]
        if not terms:
            return []
        self.enquire.set_query(xapian.Query(xapian.Query.OP_OR, terms))
        return [hit.docid - 1 for hit in self.enquire.get_mset(0, top)]

    def time(self):
        taken = []
        for query in self.queries:
            started = time.perf_counter()
            self.search(query, 10)
            taken.append((time.perf_counter() - started) * 1e6)
        return taken


def main():
    peer = Peer(sys.argv[1], sys.argv[2])
    print("ready", flush=True)
    for order in sys.stdin:
        name, *rest = order.split()
        if name == "index":
            print(peer.index(), flush=True)
        elif name == "time":
            print(*peer.time(), flush=True)
        else:
            for query in peer.queries:
                print(*peer.search(query, int(rest[0])))
            sys.stdout.flush()


main()
