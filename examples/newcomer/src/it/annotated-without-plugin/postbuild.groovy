String log = new File(basedir, 'build.log').text
String line = 'shop.Bank, shop.Checkout and shop.Refund are annotated and not woven: their annotations do nothing. Add'
assert log.count(line) == 1 : 'the build says nothing of it, or more than once'
